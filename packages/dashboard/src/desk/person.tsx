import { useSignedIn } from '../data/signed-in.tsx'
import { useDeskWords } from '../i18n/use-desk-words.ts'
import { useHint } from '../pieces/use-hint.tsx'
import { isSamePerson, shortName, type SayWho } from './short-name.ts'

/** Short name of a person; the hint has the full user name. */
export function Person({
  userName,
  id,
}: {
  readonly userName: string
  readonly id: string | undefined
}) {
  const say = useSayWho()
  const { carrier, description } = useHint(userName)
  return (
    <>
      <span {...carrier}>{say(userName, id)}</span>
      {description}
    </>
  )
}

/** Names a person briefly: the user themselves, the service, or the beginning of a user name. */
export function useSayWho(): SayWho {
  const t = useDeskWords().desk
  const { id: me } = useSignedIn()
  return (userName, id) => {
    if (isSamePerson(id, me)) return t.you
    return userName === 'worker' ? t.machine : shortName(userName)
  }
}
