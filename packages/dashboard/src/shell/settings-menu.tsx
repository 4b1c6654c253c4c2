import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { languageNames, languages } from '@accredit/contract/words'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { SettingsButton } from './settings-button.tsx'
import { themes, useTheme } from './theme.tsx'

/** Menu of theme and language. */
export function SettingsMenu() {
  const t = useWords().shell
  const { language, choose: chooseLanguage } = useLanguage()
  const { theme, choose: chooseTheme } = useTheme()
  const themeNames = { system: t.themeSystem, light: t.themeLight, dark: t.themeDark }
  return (
    <Menu
      inline
      defaultOpen
      checkedValues={{ theme: [theme], language: [language] }}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        const [chosen] = checkedItems
        const chosenTheme = themes.find((each) => each === chosen)
        const chosenLanguage = languages.find((each) => each === chosen)
        if (name === 'theme' && chosenTheme) chooseTheme(chosenTheme)
        if (name === 'language' && chosenLanguage) chooseLanguage(chosenLanguage)
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <SettingsButton />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t.theme}</MenuGroupHeader>
            {themes.map((each) => (
              <MenuItemRadio key={each} name="theme" value={each}>
                {themeNames[each]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t.language}</MenuGroupHeader>
            {languages.map((each) => (
              <MenuItemRadio key={each} name="language" value={each} lang={each}>
                {languageNames[each]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
