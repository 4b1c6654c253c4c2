import { type BrokenRule, brokenRule, countCharacters } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { refuse } from '../refusal.ts'
import { isShownLine, showValue } from './shown-text.ts'

/** Members of a JSON object, by their schema names. */
export type Members = Readonly<Record<string, unknown>>

/**
 * Reads a member that is an object.
 * @param name its path, e.g. `billingProfile.defaultAddress`
 * @throws Refused InvalidRequestInput
 */
export function readObject(value: unknown, name: string): Members {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members
  return refuse('InvalidRequestInput', {
    field: name,
    value: show(value),
    rule: brokenRule('Object'),
  })
}

/**
 * Reads an optional string, trimmed; empty counts as absent.
 * @throws Refused InvalidRequestInput when it is not a string, is too long or contains invisible
 * characters
 */
export function readText(value: unknown, name: string, longest: number): string | undefined {
  if (value === undefined) return undefined
  const broken = (rule: BrokenRule) =>
    refuse('InvalidRequestInput', { field: name, value: show(value), rule })
  if (typeof value !== 'string') return broken(brokenRule('Text'))
  const text = value.trim().toWellFormed()
  // Some characters become several when names are compared regardless of their form.
  if (countCharacters(text) > longest || countCharacters(text.normalize('NFKC')) > longest) {
    return broken(brokenRule('LengthUpTo', { most: longest }))
  }
  if (!isShownLine(text)) return broken(brokenRule('ShownLine'))
  return text === '' ? undefined : text
}

/**
 * Reads a required string.
 * @throws Refused InvalidRequestInput
 */
export function requireText(value: unknown, name: string, longest: number): string {
  const text = readText(value, name, longest)
  if (text !== undefined) return text
  return refuse('InvalidRequestInput', {
    field: name,
    value: value === undefined ? 'missing' : 'empty',
    rule: brokenRule('Required'),
  })
}

/** Formats a value for an error message. */
export function show(value: unknown): string {
  return showValue(value)
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'A missing or mistyped member is 400/800002.',
    fidelity: 'assumed',
    source: 'The number is the documented one for invalid input.',
  },
]
