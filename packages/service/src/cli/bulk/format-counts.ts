import type { BulkCounts } from '@accredit/client'
import type { Speech } from '../../words/words.ts'
import { padTo, widthOf } from '../format-text.ts'
import type { Style } from '../style.ts'

/** Formats the counts of rows by outcome; outcomes without rows are left out. */
export function formatCounts(counts: BulkCounts, speech: Speech, style: Style): string {
  const { words, formats } = speech
  const names = Object.keys(counts) as (keyof BulkCounts)[]
  const lines = names
    .filter((name) => counts[name] > 0)
    .map((name) => ({
      name,
      label: `${isVerdict(name) ? '  ' : ''}${words.bulk.outcomes[name]}`,
      count: formats.number(counts[name]),
    }))
  const ordered = [
    ...lines.filter(({ name }) => name === 'total' || name === 'accepted'),
    ...lines.filter(({ name }) => isVerdict(name)),
    ...lines.filter(({ name }) => name !== 'total' && name !== 'accepted' && !isVerdict(name)),
  ]
  const widest = Math.max(...ordered.map(({ label }) => widthOf(label)))
  const longest = Math.max(...ordered.map(({ count }) => count.length))
  return ordered
    .map(
      ({ label, count }) => `${style('dim', padTo(label, widest))}  ${count.padStart(longest)}\n`,
    )
    .join('')
}

function isVerdict(name: keyof BulkCounts): boolean {
  return name === 'inReview' || name === 'approved' || name === 'denied' || name === 'gone'
}
