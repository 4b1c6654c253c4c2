import type { ValidationCode } from '@accredit/client'
import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useCodeWords } from '../i18n/use-code-words.ts'
import { CopyButton } from '../pieces/copy-button.tsx'
import { Meter } from '../pieces/meter.tsx'
import { useSurfaceStyles } from '../pieces/surface.ts'
import { levelOf } from './code-level.ts'

const useStyles = makeStyles({
  card: { display: 'grid', alignContent: 'start', gap: '8px', padding: '16px 20px' },
  head: { display: 'flex', alignItems: 'center', gap: '4px', minHeight: '32px' },
  id: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  level: { marginLeft: 'auto' },
  name: { margin: 0, color: tokens.colorNeutralForeground2, minHeight: '40px' },
  left: { margin: 0, fontSize: tokens.fontSizeBase200 },
})

/** One validation code with its remaining uses. */
export function CodeCard({ code }: { readonly code: ValidationCode }) {
  const styles = useStyles()
  const { surface } = useSurfaceStyles()
  const t = useCodeWords()
  const { number, plural } = useFormats()
  const { validationId, organizationName, remainingCreates, maxCreates } = code
  const level = levelOf(code)
  const most = maxCreates ?? remainingCreates ?? 0
  const used = most - (remainingCreates ?? 0)
  return (
    <li className={mergeClasses(surface, styles.card)}>
      <div className={styles.head}>
        <h2 className={styles.id}>{validationId}</h2>
        <CopyButton value={validationId} what={`${t.code} ${validationId}`} />
        {level === 'low' && (
          <Badge className={styles.level} appearance="tint" color="warning">
            {t.low}
          </Badge>
        )}
        {level === 'spent' && (
          <Badge className={styles.level} appearance="tint" color="danger">
            {t.spent}
          </Badge>
        )}
      </div>
      <p className={styles.name}>{organizationName}</p>
      {level === 'unlimited' ? (
        <p className={styles.left}>{t.leftUnlimited}</p>
      ) : (
        <>
          <Meter
            share={most === 0 ? 1 : used / most}
            label={plural(most, t.used(number(used), number(most)))}
            tone={level === 'enough' ? 'brand' : level === 'low' ? 'warning' : 'danger'}
          />
          <p className={styles.left}>
            {plural(most, t.left(number(remainingCreates ?? 0), number(most)))}
          </p>
        </>
      )}
    </li>
  )
}
