import type { Selectable } from 'kysely'
import type { CspRole } from '@accredit/contract'
import type { Schema } from '../schema.ts'
import { findAll, execute, findFirst } from '../statement.ts'
import type { MemberRecord } from './partners.ts'

function readRow(row: Selectable<Schema['member']>): MemberRecord {
  return {
    partnerId: row.partner_id,
    objectId: row.object_id,
    userPrincipalName: row.user_principal_name,
    displayName: row.display_name,
    cspRoles: JSON.parse(row.csp_roles) as CspRole[],
  }
}

/** A user of a partner. */
export const findMember = findFirst(
  (db, input: { partnerId: string; objectId: string }) =>
    db
      .selectFrom('member')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('object_id', '=', input.objectId),
  readRow,
)

/** The users of a partner, by user name. */
export const listMembers = findAll(
  (db, input: { partnerId: string }) =>
    db
      .selectFrom('member')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .orderBy('user_principal_name')
      .orderBy('object_id'),
  readRow,
)

/** Removes a user with their roles. */
export const removeMember = execute((db, input: { partnerId: string; objectId: string }) =>
  db
    .deleteFrom('member')
    .where('partner_id', '=', input.partnerId)
    .where('object_id', '=', input.objectId),
)
