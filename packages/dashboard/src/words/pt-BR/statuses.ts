import type { Words } from '../words.ts'

/** The states of a qualification. */
export const statuses: Words['statuses'] = {
  InReview: 'Em análise',
  Denied: 'Recusada',
  none: 'Nenhuma',
}
