import type { Language } from '@accredit/contract/words'
import { notifications as englishNotifications } from './en/notifications.ts'
import { webhooks as englishWebhooks } from './en/webhooks.ts'
import { notifications as brazilianNotifications } from './pt-BR/notifications.ts'
import { webhooks as brazilianWebhooks } from './pt-BR/webhooks.ts'
import { notifications as europeanNotifications } from './pt-PT/notifications.ts'
import { webhooks as europeanWebhooks } from './pt-PT/webhooks.ts'
import type { EventWords } from './words.ts'

/** Loaded with the pages that show events, to keep the first load small. */
export const eventWords: Readonly<Record<Language, EventWords>> = {
  en: { notifications: englishNotifications, webhooks: englishWebhooks },
  'pt-PT': { notifications: europeanNotifications, webhooks: europeanWebhooks },
  'pt-BR': { notifications: brazilianNotifications, webhooks: brazilianWebhooks },
}
