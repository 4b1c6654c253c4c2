import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Switch,
  tokens,
} from '@fluentui/react-components'
import { KeyboardRegular } from '@fluentui/react-icons'
import { Fragment, useState } from 'react'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { useOpener } from '../../pieces/use-opener.ts'
import { KeyCap } from './key-cap.tsx'
import { useSingleKeys } from './single-keys.ts'
import { useFocusBack } from './use-focus-back.ts'
import { useKeys } from './use-keys.ts'

const useStyles = makeStyles({
  surface: { maxWidth: '760px' },
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: '0 32px',
    alignItems: 'start',
  },
  title: {
    margin: '16px 0 8px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    display: 'grid',
    gridTemplateColumns: '96px minmax(0, 1fr)',
    gap: '8px 16px',
    alignItems: 'center',
    margin: 0,
  },
  does: { margin: 0 },
  hint: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
})

/** Button and key that open the list of shortcuts. */
export function Shortcuts() {
  const t = useDeskWords().desk
  const [open, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true) })
  return (
    <>
      <Button
        appearance="subtle"
        icon={<KeyboardRegular />}
        aria-label={t.shortcuts}
        data-hint={t.shortcuts}
        onClick={() => setOpen(true)}
        {...useOpener()}
      />
      {open && <Sheet onClose={() => setOpen(false)} />}
    </>
  )
}

function Sheet({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles()
  const t = useDeskWords().desk
  const { on, choose } = useSingleKeys()
  useFocusBack()
  const { does } = t
  const groups = [
    {
      title: t.everywhere,
      keys: [
        [['?'], does.sheet],
        [['U'], does.undo],
      ],
    },
    {
      title: t.inQueue,
      keys: [
        [['J', '↓'], does.nextRow],
        [['K', '↑'], does.previousRow],
        [['Enter'], does.open],
        [['M'], does.take],
        [['/'], does.search],
      ],
    },
    {
      title: t.onCase,
      keys: [
        [['A'], does.approve],
        [['Shift + A'], does.approveWithNote],
        [['D'], does.deny],
        [['C'], does.confirm],
        [['N'], does.next],
        [['P'], does.previous],
        [['M'], does.take],
        [['S'], does.assign],
        [['W'], does.note],
        [['Q'], does.toQueue],
      ],
    },
    {
      title: t.inDialog,
      keys: [
        [['1 – 7'], does.reason],
        [['Ctrl + Enter'], does.send],
        [['Esc'], does.leave],
      ],
    },
  ] as const
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t.shortcuts}</DialogTitle>
          <DialogContent>
            <Switch
              label={t.singleKeys}
              checked={on}
              onChange={(_, { checked }) => choose(checked)}
              aria-describedby="single-keys-hint"
            />
            <p id="single-keys-hint" className={styles.hint}>
              {t.singleKeysHint}
            </p>
            <div className={styles.groups}>
              {groups.map(({ title, keys }) => (
                <section key={title}>
                  <h3 className={styles.title}>{title}</h3>
                  <dl className={styles.list}>
                    {keys.map(([names, what]) => (
                      <Fragment key={what}>
                        <dt>
                          {names.map((name, index) => (
                            <Fragment key={name}>
                              {index > 0 && ` ${t.or} `}
                              <KeyCap>{name}</KeyCap>
                            </Fragment>
                          ))}
                        </dt>
                        <dd className={styles.does}>{what}</dd>
                      </Fragment>
                    ))}
                  </dl>
                </section>
              ))}
            </div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
