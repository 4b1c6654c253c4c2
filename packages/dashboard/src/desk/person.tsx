import { Tooltip } from '@fluentui/react-components'
import { useSignedIn } from '../data/signed-in.tsx'
import { useMessages } from '../i18n/language.tsx'
import { messages } from './messages.ts'
import { isSamePerson, shortName } from './short-name.ts'

/** Who did something, in few words; the whole user name is behind it. */
export function Person({ userName }: { readonly userName: string }) {
  const say = useSayWho()
  return (
    <Tooltip content={userName} relationship="description">
      <span>{say(userName)}</span>
    </Tooltip>
  )
}

/** Names a person in few words: the reader himself, the service, or the beginning of a user name. */
export function useSayWho(): (userName: string) => string {
  const t = useMessages(messages)
  const { userPrincipalName } = useSignedIn()
  return (userName) => {
    if (isSamePerson(userName, userPrincipalName)) return t.you
    return userName === 'worker' ? t.machine : shortName(userName)
  }
}
