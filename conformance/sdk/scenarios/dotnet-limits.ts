import { categories, refused, type Scenario } from './scenario.ts'

/** Limits of the .NET SDK, whatever the service answers. */
export const dotNetLimitScenarios: readonly Scenario[] = [
  {
    name: 'cannot search the activity log for an ampersand: it sends it as the end of the filter',
    async run({ dotNet }) {
      const sdk = await dotNet()
      const filter = { field: 'CompanyName', operator: 'Substring', value: 'A & B' } as const
      const search = sdk.queryAuditRecords(new Date(), undefined, { filter })
      await refused(search, categories.badInput, '800002')
    },
  },
]
