/** Mutants that change nothing that anyone can observe, by name, with the reason. */
export const equivalents: Readonly<Record<string, string>> = {
  "packages/service/src/store/queries/remove-customer.ts link left out: db .deleteFrom('case_entry') .where('partner_id', '=', partnerId) → db .deleteFrom('case_entry')":
    'The id of a case is a GUID of its own, so no other partner has one of the same; the condition leads to the index.',
  'packages/service/src/store/queries/customers.ts fallback: customer.associatedPartnerId ?? null → customer.associatedPartnerId':
    'The check of types refuses it: a column takes null, and not undefined.',
  'packages/service/src/store/queries/customers.ts fallback: customer.accountReviewAt ?? null → customer.accountReviewAt':
    'The check of types refuses it: a column takes null, and not undefined.',
  "packages/service/src/store/queries/remove-customer.ts link left out: query .selectFrom('vetting_case') .select('id') .where('partner_id', '=', partne → query .selectFrom('vetting_case') .select('id')":
    'The id of a customer is a GUID of its own tenant, and the entries are those of the partner already; the condition leads to the index.',
  "packages/service/src/store/queries/audit-checkpoints.ts link left out: db.selectFrom('audit_checkpoint').selectAll().orderBy('number', 'desc').limit(1) → db.selectFrom('audit_checkpoint').selectAll().orderBy('number', 'desc')":
    'Only the first row is looked at; the limit spares the others the way.',
  "packages/service/src/store/queries/customer-pages.ts sql: '<=' → '<'":
    'No name is the prefix and, behind it, the last character of Unicode.',
  "packages/service/src/store/queries/case-pages.ts link left out: matching(db.selectFrom('vetting_case').selectAll(), filter) .orderBy('opened_at' → matching(db.selectFrom('vetting_case').selectAll(), filter) .orderBy('opened_at'":
    'The caller sorts by age and id, and takes as many as it wants; the limit spares the others the way.',
}
