import type { Words } from '../words.ts'

/** The states of a qualification. */
export const statuses: Words['statuses'] = {
  InReview: 'Em análise',
  Denied: 'Não é um cliente de educação',
  deniedShort: 'Recusada',
  none: 'Nenhuma',
}
