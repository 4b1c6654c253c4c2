import type { Words } from '../words.ts'

/** Relationships of a customer to the partner; a relationship that is not here keeps its own name. */
export const relationships: Words['relationships'] = {
  reseller: 'Revenda',
  advisor: 'Consultor',
  none: 'Nenhuma',
}
