import { stripVTControlCharacters } from 'node:util'
import { revealControls } from '../rules/read/shown-text.ts'

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
const characters = new Intl.Segmenter()

/** Width of a text on a terminal, in columns. */
export function widthOf(text: string): number {
  let width = 0
  for (const { segment } of characters.segment(stripVTControlCharacters(text))) {
    width += wide.test(segment) ? 2 : 1
  }
  return width
}

/**
 * Puts a text on one line, and escapes characters that could move the cursor or reverse the text,
 * since names are untrusted.
 */
export function printable(text: string): string {
  return revealControls(text.replaceAll(/[\t\n\r]+/g, ' '))
}

/** Pads a text with spaces. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** Breaks a text into lines at spaces; a word longer than a line stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}
