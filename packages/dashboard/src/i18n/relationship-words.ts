import { defineMessages } from './define-messages.ts'

/** Words for relationships of customer and partner; one that is not here keeps its own name. */
export const relationshipWords = defineMessages({
  en: { reseller: 'Reseller', advisor: 'Advisor', none: 'None' },
  pt: { reseller: 'Revendedor', advisor: 'Consultor', none: 'Nenhuma' },
})
