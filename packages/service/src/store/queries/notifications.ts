import type { NotificationPace } from '@accredit/contract'
import type { Language } from '@accredit/contract/words'
import { sql, type Selectable } from 'kysely'
import type { NoticeKind } from '../../rules/notifications.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { excluded, execute, findAll, findFirst, runDynamic } from '../statement.ts'

/** Mail preferences of a partner's user. */
export interface NotificationRecord {
  readonly partnerId: string
  /** Object id of the user. */
  readonly userId: string
  readonly address: string
  /** Empty while mails are switched off. */
  readonly kinds: readonly NoticeKind[]
  readonly pace: NotificationPace
  readonly language: Language
  /** Position of the last event before mails were switched on. */
  readonly toldFrom: number
}

type Key = { readonly partnerId: string; readonly userId: string }

function readRow(row: Selectable<Schema['notification']>): NotificationRecord {
  return {
    partnerId: row.partner_id,
    userId: row.user_id,
    address: row.address,
    kinds: JSON.parse(row.kinds) as NoticeKind[],
    pace: row.pace,
    language: row.language as Language,
    toldFrom: row.told_from,
  }
}

/** The preferences of one user. */
export const findNotification = findFirst(
  (db, input: Key) =>
    db
      .selectFrom('notification')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('user_id', '=', input.userId),
  readRow,
)

/** The preferences of all users with mails switched on. */
export const listActiveNotifications = findAll(
  (db, _input: object) =>
    db
      .selectFrom('notification')
      .selectAll()
      .where('kinds', '<>', sql.lit('[]'))
      .orderBy('partner_id')
      .orderBy('user_id'),
  readRow,
)

/** Upserts the preferences of a user. */
export const putNotification = execute(
  (db, input: Omit<NotificationRecord, 'kinds'> & { kinds: string }) =>
    db
      .insertInto('notification')
      .values({
        partner_id: input.partnerId,
        user_id: input.userId,
        address: input.address,
        kinds: input.kinds,
        pace: input.pace,
        language: input.language,
        told_from: input.toldFrom,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['partner_id', 'user_id'])
          .doUpdateSet(excluded('address', 'kinds', 'pace', 'language', 'told_from')),
      ),
)

/** Ids among these that have an event up to a position: those were published before. */
export async function listToldBefore(
  connection: Connection,
  wanted: { readonly ids: readonly string[]; readonly upTo: number },
): Promise<string[]> {
  if (wanted.ids.length === 0) return []
  const rows = await runDynamic(connection, (db, can) =>
    db
      .selectFrom('event')
      .select('id')
      .distinct()
      .where('id', 'in', wanted.ids)
      .where(can.commitOrder ? 'seq' : 'position', '<=', wanted.upTo),
  )
  return rows.map(({ id }) => id)
}
