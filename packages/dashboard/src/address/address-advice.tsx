import type { Address, AddressValidation } from '@accredit/client'
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components'
import { useAddressWords } from '../i18n/use-address-words.ts'
import { AddressText } from '../pieces/address-text.tsx'

const useStyles = makeStyles({
  suggestions: { display: 'grid', gap: '8px', marginTop: '8px' },
  suggestion: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
})

/** Result of the address check, with the suggested address. */
export function AddressAdvice({
  advice,
  onUse,
}: {
  readonly advice: AddressValidation
  readonly onUse: (address: Address) => void
}) {
  const styles = useStyles()
  const t = useAddressWords()
  const { suggestedAddresses } = advice
  const found = suggestedAddresses.length > 0
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{found ? t.suggested : t.doubtful}</MessageBarTitle>
        {found ? t.suggestedText : t.doubtfulText}
        {found && (
          <div className={styles.suggestions}>
            {suggestedAddresses.map((address) => (
              <div key={JSON.stringify(address)} className={styles.suggestion}>
                <div>
                  <AddressText address={address} />
                </div>
                <Button size="small" onClick={() => onUse(address)}>
                  {t.use}
                </Button>
              </div>
            ))}
          </div>
        )}
      </MessageBarBody>
    </MessageBar>
  )
}
