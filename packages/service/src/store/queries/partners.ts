import type { CspRole } from '@accredit/contract'
import type { Connection } from '../connection.ts'
import { excluded, execute, runDynamic, statement } from '../statement.ts'

/** A partner company. */
export interface PartnerRecord {
  readonly id: string
  readonly name: string
  readonly domain: string
  readonly createdAt: number
}

/** User of a partner, with the CSP roles that tokens do not carry. */
export interface MemberRecord {
  readonly partnerId: string
  readonly objectId: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly cspRoles: readonly CspRole[]
}

const findPartnerById = statement((db, input: { id: string }) =>
  db.selectFrom('partner').selectAll().where('id', '=', input.id).where('removed_at', 'is', null),
)

const listIds = statement((db, _input: object) =>
  db.selectFrom('partner').select('id').where('removed_at', 'is', null),
)

const findRoles = statement((db, input: { partnerId: string; objectId: string }) =>
  db
    .selectFrom('member')
    .select('csp_roles')
    .where('partner_id', '=', input.partnerId)
    .where('object_id', '=', input.objectId),
)

const putOneMember = statement((db, input: Omit<MemberRecord, 'cspRoles'> & { roles: string }) =>
  db
    .insertInto('member')
    .values({
      partner_id: input.partnerId,
      object_id: input.objectId,
      user_principal_name: input.userPrincipalName,
      display_name: input.displayName,
      csp_roles: input.roles,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['partner_id', 'object_id'])
        .doUpdateSet(excluded('user_principal_name', 'display_name', 'csp_roles')),
    ),
)

/** Lists the names of partners by tenant. */
export async function listPartnerNames(
  connection: Connection,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await runDynamic(connection, (db) =>
    db
      .selectFrom('partner')
      .select(['id', 'name'])
      .where('id', 'in', ids)
      .where('removed_at', 'is', null),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The partner of a tenant. */
export async function findPartner(
  connection: Connection,
  id: string,
): Promise<PartnerRecord | undefined> {
  const row = await findPartnerById.first(connection, { id })
  return row && { id: row.id, name: row.name, domain: row.domain, createdAt: row.created_at }
}

/** The tenants of all partners. */
export async function listPartnerIds(connection: Connection): Promise<string[]> {
  return (await listIds.all(connection, {})).map(({ id }) => id)
}

/** Stores a new partner. */
export const insertPartner = execute((db, input: PartnerRecord) =>
  db.insertInto('partner').values({
    id: input.id,
    name: input.name,
    domain: input.domain,
    created_at: input.createdAt,
  }),
)

/** The CSP roles of a user; empty when the partner has no such user. */
export async function findCspRoles(
  connection: Connection,
  key: { partnerId: string; objectId: string },
): Promise<readonly CspRole[]> {
  const row = await findRoles.first(connection, key)
  return row ? (JSON.parse(row.csp_roles) as CspRole[]) : []
}

/** Upserts a user of a partner with their roles. */
export async function putMember(transaction: Connection, member: MemberRecord): Promise<void> {
  const { cspRoles, ...rest } = member
  await putOneMember.all(transaction, { ...rest, roles: JSON.stringify(cspRoles) })
}

/** Records that a customer granted a directory role to all users of a CSP role. */
export const grantDirectoryRole = execute(
  (db, input: { partnerId: string; customerId: string; cspRole: string; directoryRole: string }) =>
    db
      .insertInto('gdap_grant')
      .values({
        partner_id: input.partnerId,
        customer_id: input.customerId,
        csp_role: input.cspRole,
        directory_role: input.directoryRole,
      })
      .onConflict((conflict) => conflict.doNothing()),
)

/** The directory roles that a customer granted to any of these CSP roles. */
export async function listDirectoryRoles(
  connection: Connection,
  holder: { partnerId: string; customerId: string; cspRoles: readonly CspRole[] },
): Promise<string[]> {
  if (holder.cspRoles.length === 0) return []
  const rows = await runDynamic(connection, (db) =>
    db
      .selectFrom('gdap_grant')
      .select('directory_role')
      .distinct()
      .where('partner_id', '=', holder.partnerId)
      .where('customer_id', '=', holder.customerId)
      .where('csp_role', 'in', holder.cspRoles)
      .orderBy('directory_role'),
  )
  return rows.map((row) => row.directory_role)
}
