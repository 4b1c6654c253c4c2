import { Button } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useSandbox } from '../data/sandbox.ts'
import { useToasts } from '../pieces/toasts.tsx'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'

/** Button that empties the journal. */
export function EmptyJournal() {
  const t = useSandboxWords().inspector
  const sandbox = useSandbox()
  const queries = useQueryClient()
  const toasts = useToasts()
  const empty = async () => {
    try {
      await sandbox.clearRequests()
      await queries.invalidateQueries({ queryKey: ['exchanges'] })
      toasts.tell(t.emptied)
    } catch (error) {
      toasts.fail(error)
    }
  }
  return (
    <Button icon={<DeleteRegular />} onClick={() => void empty()}>
      {t.empty}
    </Button>
  )
}
