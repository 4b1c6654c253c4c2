import type { Language } from '@accredit/contract/words'
import { webhooks as englishWebhooks } from './en/webhooks.ts'
import { webhooks as brazilianWebhooks } from './pt-BR/webhooks.ts'
import { webhooks as europeanWebhooks } from './pt-PT/webhooks.ts'
import type { EventWords } from './words.ts'

/** These words come with the pages that show events, so that nobody else loads them. */
export const eventWords: Readonly<Record<Language, EventWords>> = {
  en: { webhooks: englishWebhooks },
  'pt-PT': { webhooks: europeanWebhooks },
  'pt-BR': { webhooks: brazilianWebhooks },
}
