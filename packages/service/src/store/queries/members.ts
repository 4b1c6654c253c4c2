import type { CspRole } from '@accredit/contract'
import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'
import type { MemberRecord } from './partners.ts'

const find = statement((db, input: { partnerId: string; objectId: string }) =>
  db
    .selectFrom('member')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .where('object_id', '=', input.objectId),
)

const list = statement((db, input: { partnerId: string }) =>
  db
    .selectFrom('member')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .orderBy('user_principal_name')
    .orderBy('object_id'),
)

const remove = statement((db, input: { partnerId: string; objectId: string }) =>
  db
    .deleteFrom('member')
    .where('partner_id', '=', input.partnerId)
    .where('object_id', '=', input.objectId),
)

type Row = NonNullable<Awaited<ReturnType<typeof find.first>>>

const readRow = (row: Row): MemberRecord => ({
  partnerId: row.partner_id,
  objectId: row.object_id,
  userPrincipalName: row.user_principal_name,
  displayName: row.display_name,
  cspRoles: JSON.parse(row.csp_roles) as CspRole[],
})

/** A user of a partner. */
export async function findMember(
  connection: Connection,
  key: { partnerId: string; objectId: string },
): Promise<MemberRecord | undefined> {
  const row = await find.first(connection, key)
  return row && readRow(row)
}

/** The users of a partner, by user name. */
export async function listMembers(
  connection: Connection,
  partnerId: string,
): Promise<MemberRecord[]> {
  return (await list.all(connection, { partnerId })).map(readRow)
}

/** Takes a user's roles away, and the user. */
export async function removeMember(
  transaction: Connection,
  key: { partnerId: string; objectId: string },
): Promise<void> {
  await remove.all(transaction, key)
}
