import { type BrokenRule, brokenRule, countCharacters } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { refuse } from '../refusal.ts'
import { isShownLine, showValue } from './shown-text.ts'

/** The members of a JSON object, by the names of its schema. */
export type Members = Readonly<Record<string, unknown>>

/**
 * A member that is an object.
 * @param name the member, and where it stands, e.g. `billingProfile.defaultAddress`
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
 * A member that may be left out, trimmed; empty text counts as left out.
 * @throws Refused InvalidRequestInput for what is no text, is too long or cannot be shown as it is
 */
export function readText(value: unknown, name: string, longest: number): string | undefined {
  if (value === undefined) return undefined
  const broken = (rule: BrokenRule) =>
    refuse('InvalidRequestInput', { field: name, value: show(value), rule })
  if (typeof value !== 'string') return broken(brokenRule('Text'))
  const text = value.trim().toWellFormed()
  // Some signs become several when names are compared without regard to their form.
  if (countCharacters(text) > longest || countCharacters(text.normalize('NFKC')) > longest) {
    return broken(brokenRule('LengthUpTo', { most: longest }))
  }
  if (!isShownLine(text)) return broken(brokenRule('ShownLine'))
  return text === '' ? undefined : text
}

/**
 * A member that must be there.
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

/** A value as a person can read it in an error. */
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
