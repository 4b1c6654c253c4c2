/** Texts of the mails that tell people what happened. */
export const mail = {
  approved: (name: string, title: string) => `${name}: ${title} approved`,
  denied: (name: string, title: string) => `${name}: ${title} denied`,
  withdrawn: (name: string, title: string) => `${name}: request for ${title} withdrawn`,
  codeLow: (code: string, left: string) => ({
    one: `Validation code ${code} has ${left} use left`,
    other: `Validation code ${code} has ${left} uses left`,
  }),
  overdue: (name: string, title: string) => `${name}: review of ${title} is overdue`,
  reason: (reason: string) => `Reason: ${reason}.`,
  subject: (count: string) => ({
    one: `${count} event of your customers`,
    other: `${count} events of your customers`,
  }),
  footer:
    'Accredit sends this because you asked for it. Change your notifications on the dashboard.',
}
