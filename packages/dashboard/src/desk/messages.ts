import { defineMessages } from '../i18n/define-messages.ts'

/** The texts of the desk. */
export const messages = defineMessages({
  en: { title: 'Desk' },
  pt: { title: 'Análise' },
})
