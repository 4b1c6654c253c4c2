import { styleText } from 'node:util'
import type { Environment, Terminal } from './runtime.ts'

/** Colours a text, or leaves it plain. */
export type Style = (format: Parameters<typeof styleText>[0], text: string) => string

/** Chooses coloured or plain text: plain without a terminal, or when NO_COLOR is set. */
export function chooseStyle(terminal: Terminal, environment: Environment): Style {
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: term } = environment
  const colours = never
    ? false
    : always
      ? always !== '0'
      : terminal.isTTY === true && term !== 'dumb'
  return (format, text) => (colours ? styleText(format, text, { validateStream: false }) : text)
}
