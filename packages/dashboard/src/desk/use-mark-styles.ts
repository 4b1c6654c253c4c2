import { makeStyles, tokens } from '@fluentui/react-components'

/** Styles of the marks of a case: badges whose words may take more than one line. */
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
