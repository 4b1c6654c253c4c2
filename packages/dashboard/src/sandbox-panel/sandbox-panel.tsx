import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { narrow } from '../pieces/widths.ts'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { CustomersControl } from './customers-control.tsx'
import { FaultsControl } from './faults-control.tsx'
import { ResetControl } from './reset-control.tsx'
import { SnapshotsControl } from './snapshots-control.tsx'
import { TimeControl } from './time-control.tsx'
import { VerdictsControl } from './verdicts-control.tsx'
import { WebsitesControl } from './websites-control.tsx'

const useStyles = makeStyles({
  // Beside the page, which shows the effect of the controls.
  drawer: { width: '400px', maxWidth: '100vw', [narrow]: { width: '100vw' } },
  body: { display: 'grid', gap: '4px', alignContent: 'start', paddingBottom: '24px' },
  lead: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Controls of the sandbox: time, verdicts, faults, data. */
export function SandboxPanel({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles()
  const t = useSandboxWords().sandbox
  const { pieces } = useWords()
  const { cspRoles } = useSignedIn()
  return (
    <OverlayDrawer
      open
      position="end"
      modalType="non-modal"
      className={styles.drawer}
      onOpenChange={(_, { open }) => {
        if (!open) onClose()
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={pieces.close}
              onClick={onClose}
            />
          }
        >
          {t.title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <p className={styles.lead}>
          {t.lead} <PageLink to={addresses.inspector}>{t.toInspector}</PageLink>
        </p>
        <TimeControl />
        <VerdictsControl />
        <FaultsControl />
        {cspRoles.length > 0 && <CustomersControl />}
        <WebsitesControl />
        <SnapshotsControl />
        <ResetControl />
      </DrawerBody>
    </OverlayDrawer>
  )
}
