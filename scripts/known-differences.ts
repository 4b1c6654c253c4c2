/** Known difference from Partner Center, or behaviour that cannot suit every client. */
export interface KnownDifference {
  readonly difference: string
  readonly because: string
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    difference:
      'Only the parts that qualifications need are implemented. Every other route of Partner Center, such as `/v1/offers`, `/v1/offercategories`, `/v1/orders`, `/v1/subscriptions` or `/v1/invoices`, answers 404 with code 1000.',
    because:
      'A wrong offer or invoice would be worse than none. The official feature samples read offers before they create a customer: skip that step.',
  },
  {
    difference:
      'A tenant can register (`/webhooks/v1/registration`) for every event that the pages name, but only `test-created` is sent, signed by a certificate of the service. `customer-qualification-updated` is sent where the operator switched it on. Verdicts have their own events (docs/events.md).',
    because: 'Partner Center has no event for a qualification or a verdict.',
  },
  {
    difference:
      '`GET` and `PUT` on `/qualification` write GovernmentCommunityCloud as `government_community_cloud` and StateOwnedEntity as `state_owned_entity`. The Java SDK can parse neither: its enum ends with `none`, `education` and `nonprofit`.',
    because:
      'The converter of the .NET SDK reads this spelling and takes the other published one for None. No spelling suits both.',
  },
  {
    difference:
      '`POST /v1/validations/address` answers 200 with a status in every case. The Java SDK expects a bare boolean, older pages an empty 200 or a 400.',
    because: 'The .NET SDK and the newer pages have this form.',
  },
  {
    difference:
      'Addresses are judged by country, state, postal code and form. `VerifiedShippable` comes only for the official sample addresses.',
    because: 'No freely usable data says which addresses receive mail.',
  },
  {
    difference:
      'Education is vetted here by public lists, rules, and reviewers at the desk; Microsoft has its own process, and its verdict on the same customer can differ.',
    because: 'How Microsoft decides is not published.',
  },
  {
    difference:
      'A validation code is created by the operator, or seeded in the sandbox. The eligibility form for government customers is not part of this service.',
    because: 'Microsoft answers that form by e-mail; it has no API.',
  },
  {
    difference:
      'The review of a customer’s account is reported by `validationStatus`, and blocks nothing.',
    because: 'It blocks purchases, which are not part of this service.',
  },
  {
    difference:
      'In the sandbox every user has consented to every application, refresh tokens `sandbox-refresh:<user>` never expire, and a click signs in.',
    because: 'The sandbox is for tests; production accepts only tokens of Entra ID.',
  },
  {
    difference:
      '`/generatetoken`, application consents, partner requests and the reports on multi-factor authentication are not implemented.',
    because: 'Qualifications do not need them; Microsoft has retired the first one.',
  },
  {
    difference:
      'The Java SDK cannot sign an application in to the sandbox. Give it a token from a form POST.',
    because: 'Its library looks the host up in the real cloud, and this cannot be switched off.',
  },
  {
    difference:
      'The desk (`/vetting/v1`), the dashboard’s reads (`/accredit/v1`) and the controls (`/sandbox/v1`) exist only here.',
    because: 'They replace what Microsoft does by other means, or does not offer.',
  },
]
