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
}
