import type { Generated } from 'kysely'

/** Tables of e-mails, and of the positions up to which events were delivered and mailed. */
export interface MailTables {
  delivery_cursor: { name: string; place: number }
  notification: {
    partner_id: string
    user_id: string
    address: string
    /** JSON: an array of texts. */
    kinds: string
    pace: 'at-once' | 'daily'
    language: string
    told_from: number
  }
  mail: {
    partner_id: string
    id: string
    user_id: string
    due_at: number
    lease: string | null
    failures: Generated<number>
    /** JSON: an array of events. */
    events: string
    created_at: number
  }
}
