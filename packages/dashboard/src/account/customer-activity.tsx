import { useQuery } from '@tanstack/react-query'
import { ActivityList } from '../activity/activity-list.tsx'
import { daysBefore } from '../activity/days.ts'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { useNow } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'

const days = 30
const shownAtMost = 10

/** Recent activity of a customer. */
export function CustomerActivity({ customerId }: { readonly customerId: string }) {
  const t = useWords().account
  const partner = usePartner()
  const now = useNow()
  const query = useQuery({
    queryKey: keys.customerActivity(customerId),
    queryFn: async ({ signal }) => {
      const filter = { field: 'CustomerId', operator: 'equals', value: customerId }
      const wanted = { start: daysBefore(now, days), filter, size: shownAtMost }
      return (await partner.auditRecords.query(wanted, { signal })).items
    },
  })
  return (
    <Section title={t.activity}>
      <QueryView query={query}>
        {(records) =>
          records.length === 0 ? <p>{t.noActivity}</p> : <ActivityList records={records} />
        }
      </QueryView>
    </Section>
  )
}
