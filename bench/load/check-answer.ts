import type { ExpectedAnswer } from './messages.ts'

/** Creates a check of bodies that is fast for constant bodies. */
export function createCheck({ body: expected }: ExpectedAnswer): (body: string) => boolean {
  if (!expected.includes('*')) return (body) => body === expected
  const [start = '', end = ''] = expected.split('*')
  return (body) => body.startsWith(start) && body.endsWith(end)
}
