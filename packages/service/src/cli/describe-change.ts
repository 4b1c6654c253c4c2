import type { OperatorChange } from '../operations/admin/operator-command.ts'
import type { Words } from '../words/words.ts'

type ChangeWords = Words['notes']['changed']

const signs = { added: '+', changed: '~', removed: '-', erased: '-' } as const

/** Describes a change in one line, e.g. `~ code …/codes/12345: creates 5 → 7`. */
export function describeChange(
  { action, subject, before, after }: OperatorChange,
  words: ChangeWords,
): string {
  const [thing, happened] = action.split('.') as [keyof ChangeWords['things'], keyof typeof signs]
  const names = Object.keys({ ...before, ...after })
  const details = names
    .filter(
      (name) => !before || !after || JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    )
    .map((name) =>
      before && after
        ? `${name} ${textOf(before[name], words)} → ${textOf(after[name], words)}`
        : `${name} ${textOf((after ?? before)?.[name], words)}`,
    )
  const more = details.length > 0 ? `: ${details.join(', ')}` : ''
  return `${signs[happened]} ${words.things[thing]} ${subject}${more}`
}

function textOf(value: unknown, words: ChangeWords): string {
  if (value === undefined) return words.nothing
  if (value === null) return words.unlimited
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value)
  return value.map((item) => textOf(item, words)).join(` ${words.and} `) || words.none
}
