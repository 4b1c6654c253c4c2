/** Mutants without observable effect, by name, with the reason. */
export const equivalents: Readonly<Record<string, string>> = {
  "packages/service/src/store/queries/remove-customer.ts link left out: db .deleteFrom('case_entry') .where('partner_id', '=', partnerId) → db .deleteFrom('case_entry')":
    'A case id is a GUID, so no other partner has the same one; the condition enables the index.',
  'packages/service/src/store/queries/customers.ts fallback: customer.associatedPartnerId ?? null → customer.associatedPartnerId':
    'It does not compile: a column takes null, not undefined.',
  'packages/service/src/store/queries/customers.ts fallback: customer.accountReviewAt ?? null → customer.accountReviewAt':
    'It does not compile: a column takes null, not undefined.',
  "packages/service/src/store/queries/remove-customer.ts link left out: query .selectFrom('vetting_case') .select('id') .where('partner_id', '=', partne → query .selectFrom('vetting_case') .select('id')":
    'A customer id is the GUID of its own tenant, and the entries are already the partner’s; the condition enables the index.',
  "packages/service/src/store/queries/audit-checkpoints.ts link left out: db.selectFrom('audit_checkpoint').selectAll().orderBy('number', 'desc').limit(1) → db.selectFrom('audit_checkpoint').selectAll().orderBy('number', 'desc')":
    'Only the first row is used; the limit avoids reading the others.',
  "packages/service/src/store/queries/customer-pages.ts sql: '<=' → '<'":
    'No name consists of the prefix followed by the last character of Unicode.',
  "packages/service/src/store/queries/case-pages.ts link left out: matching(db.selectFrom('vetting_case').selectAll(), filter) .orderBy('opened_at' → matching(db.selectFrom('vetting_case').selectAll(), filter) .orderBy('opened_at'":
    'The caller sorts by age and id, and takes as many as it needs; the limit avoids reading the others.',
}
