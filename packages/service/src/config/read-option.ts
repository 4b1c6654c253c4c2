import type { Option } from './option.ts'
import { problem, type Problem } from '../words/problem.ts'
import { ConfigError } from './config-error.ts'
import { readDuration } from './read-duration.ts'

export type { Option }

/**
 * Parses the value of an option.
 * @param source where the option was given, for the error
 * @throws ConfigError naming the source, the value and the rule
 */
export function readOption(option: Option, text: string, source: string): unknown {
  const refuse = (what: Problem) => {
    throw new ConfigError(what)
  }
  switch (option.kind) {
    case 'text':
      return text
    case 'whole': {
      const value = Number(text)
      const fits = /^\d+$/.test(text) && value >= option.from && value <= option.to
      const { from, to } = option
      return fits ? value : refuse(problem('OptionWhole', { source, text, from, to }))
    }
    case 'switch':
      if (['on', 'true', '1', 'yes'].includes(text)) return true
      if (['off', 'false', '0', 'no'].includes(text)) return false
      return refuse(problem('OptionSwitch', { source, text }))
    case 'duration':
      return readDuration(text) ?? refuse(problem('OptionDuration', { source, text }))
    case 'contact':
      return text === '' || isContact(text)
        ? text
        : refuse(problem('OptionContact', { source, text }))
    case 'address':
      return text === ''
        ? text
        : (readAddress(text) ?? refuse(problem('OptionAddress', { source, text })))
    case 'choice':
      return option.of.includes(text)
        ? text
        : refuse(problem('OptionChoice', { source, text, allowed: option.of }))
  }
}

/** Reads an http(s) address without user, query and fragment; addresses are made by appending to it. */
function readAddress(text: string): string | undefined {
  const url = URL.parse(text)
  const isPlain = /^https?:$/.test(url?.protocol ?? '') && !/[?#@\s\\]/.test(text)
  return isPlain ? text.replace(/\/+$/, '') : undefined
}

function isContact(text: string): boolean {
  const protocol = URL.parse(text)?.protocol
  if (protocol === 'https:' || protocol === 'http:') return true
  return /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)
}
