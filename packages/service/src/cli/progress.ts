import { chooseStyle } from './style.ts'
import type { Environment, Terminal } from './runtime.ts'

/** Progress message while the program waits. */
export interface Progress {
  /** Updates the message. */
  update(text: string): void
  /** Ends it and clears it from a terminal. */
  end(): void
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const frameMilliseconds = 100
const startOfLine = '\r\u001B[K'

/** A spinner on a terminal; otherwise one line for each new text. */
export function startProgress(
  terminal: Terminal,
  environment: Environment,
  first: string,
): Progress {
  if (terminal.isTTY !== true || environment['TERM'] === 'dumb') return writeLines(terminal, first)
  const style = chooseStyle(terminal, environment)
  const startedAt = performance.now()
  let text = first
  let frame = 0
  const draw = () => {
    const seconds = Math.floor((performance.now() - startedAt) / 1000)
    const spinner = style('cyan', frames[(frame += 1) % frames.length] ?? '')
    terminal.write(`${startOfLine}${spinner} ${text} ${style('dim', `${seconds} s`)}`)
  }
  draw()
  const timer = setInterval(draw, frameMilliseconds)
  return {
    update(next) {
      text = next
      draw()
    },
    end() {
      clearInterval(timer)
      terminal.write(startOfLine)
    },
  }
}

function writeLines(terminal: Terminal, first: string): Progress {
  let last: string | undefined
  const update = (text: string) => {
    if (text !== last) terminal.write(`${text}\n`)
    last = text
  }
  update(first)
  return { update, end: () => undefined }
}
