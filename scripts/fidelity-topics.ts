/** The sections of docs/fidelity.md with the files that they cover; the first match wins. */
export const fidelityTopics: readonly { readonly title: string; readonly files: RegExp }[] = [
  { title: 'Requests and answers', files: /\/http\/|check-etag|read-member/ },
  { title: 'Sign-in and roles', files: /\/identity\// },
  { title: 'Government customers', files: /validation-code|government|describe-code/ },
  {
    title: 'Vetting',
    files: /vetting|business-days|check-case-step|request-limit|scripted/,
  },
  { title: 'Audit records', files: /audit/ },
  { title: 'Webhooks', files: /webhook|read-registration|registration-event/ },
  { title: 'Pages and filters', files: /page-size|seek|filter/ },
  { title: 'Qualifications', files: /qualification|synchronous|combination|check-state|website/ },
  {
    title: 'Customers, profiles and addresses',
    files: /customer|address|billing|domain|country|registration|account|profile|relationship/,
  },
  { title: 'Other', files: /./ },
]
