import { parseSync } from 'oxc-parser'

/** A program that stands in a comment or on a page. */
export interface Example {
  /** File and line of the example. */
  readonly place: string
  readonly code: string
}

const fence = /^(?<marks>```+)(?:ts|typescript)\n(?<code>.*?)^\k<marks>$/gms

/** Reads the TypeScript blocks of a page in Markdown. */
export function readPageExamples(path: string, page: string): Example[] {
  return [...page.matchAll(fence)].map((match) => ({
    place: `${path}:${lineAt(page, match.index) + 1}`,
    code: match.groups?.['code'] ?? '',
  }))
}

/**
 * Reads the programs of a file's docstrings: what stands behind `@example` up to the next tag, and
 * TypeScript blocks as on a page.
 */
export function readDocstringExamples(path: string, source: string): Example[] {
  const { comments, errors } = parseSync(path, source)
  const [error] = errors
  if (error) throw new Error(`${path}: ${error.message}`)
  return comments
    .filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
    .flatMap(({ value, start }) => {
      const text = withoutStars(value.slice(1))
      const firstLine = lineAt(source, start)
      return [...taggedExamples(text), ...fencedOutsideTags(text)].map(({ offset, code }) => ({
        place: `${path}:${firstLine + lineAt(text, offset) - 1}`,
        code,
      }))
    })
}

interface Found {
  readonly offset: number
  readonly code: string
}

function taggedExamples(text: string): Found[] {
  return sectionsOf(text)
    .filter(({ code }) => code.startsWith('@example'))
    .map(({ offset, code }) => {
      const body = code.slice('@example'.length)
      const [fenced] = body.matchAll(fence)
      return { offset, code: fenced?.groups?.['code'] ?? body.trimStart() }
    })
}

function fencedOutsideTags(text: string): Found[] {
  return sectionsOf(text)
    .filter(({ code }) => !code.startsWith('@example'))
    .flatMap((section) =>
      [...section.code.matchAll(fence)].map((match) => ({
        offset: section.offset + match.index,
        code: match.groups?.['code'] ?? '',
      })),
    )
}

/** A docstring cut before each line that begins with a tag. */
function sectionsOf(text: string): Found[] {
  let offset = 0
  return text.split(/^(?=@\w)/m).map((code) => {
    const section = { offset, code }
    offset += code.length
    return section
  })
}

function withoutStars(comment: string): string {
  const [first = '', ...others] = comment.split('\n')
  const lines = others.map((line) => line.replace(/^\s*\* ?/, ''))
  return [first.trimStart(), ...lines].join('\n')
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
