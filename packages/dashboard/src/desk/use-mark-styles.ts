import { makeStyles, tokens } from '@fluentui/react-components'

/** Styles of case badges, whose text may take several lines. */
export const useMarkStyles = makeStyles({
  mark: {
    height: 'auto',
    minHeight: '24px',
    maxWidth: '100%',
    borderRadius: tokens.borderRadiusXLarge,
    overflowWrap: 'normal',
    textAlign: 'start',
  },
})
