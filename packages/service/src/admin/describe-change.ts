import type { OperatorChange } from '../operations/admin/operator-command.ts'

const signs = { added: '+', changed: '~', removed: '-', erased: '-' } as const

/** Says in one line what changed, e.g. `~ code …/codes/12345: creates 5 → 7`. */
export function describeChange({ action, subject, before, after }: OperatorChange): string {
  const [thing = '', happened = ''] = action.split('.')
  const sign = signs[happened as keyof typeof signs]
  const names = Object.keys({ ...before, ...after })
  const details = names
    .filter((name) => !before || !after || textOf(before[name]) !== textOf(after[name]))
    .map((name) =>
      before && after
        ? `${name} ${textOf(before[name])} → ${textOf(after[name])}`
        : `${name} ${textOf((after ?? before)?.[name])}`,
    )
  return `${sign} ${thing} ${subject}${details.length > 0 ? `: ${details.join(', ')}` : ''}`
}

function textOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'unlimited'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(textOf).join(' and ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
