import { defineMessages } from './define-messages.ts'

/** How a customer and the partner are related; a relationship that is not here keeps its own name. */
export const relationshipWords = defineMessages({
  en: { reseller: 'Reseller', advisor: 'Advisor', none: 'None' },
  pt: { reseller: 'Revendedor', advisor: 'Consultor', none: 'Nenhuma' },
})
