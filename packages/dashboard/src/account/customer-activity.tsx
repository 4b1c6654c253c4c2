import { ActivityList } from '../activity/activity-list.tsx'
import { useWords } from '../i18n/language.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { useCustomerActivity } from './use-customer-activity.ts'

const days = 30

/** Recent activity of a customer. */
export function CustomerActivity({ customerId }: { readonly customerId: string }) {
  const t = useWords().account
  const query = useCustomerActivity(customerId, { days })
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
