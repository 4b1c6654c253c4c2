// Baseline of row 12: the smallest possible page with Fluent.
import { Button, FluentProvider, webLightTheme } from '@fluentui/react-components'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

const place = document.getElementById('root')
if (!place) throw new Error('the page has no root element')
createRoot(place).render(
  createElement(
    FluentProvider,
    { theme: webLightTheme },
    createElement(Button, { appearance: 'primary' }, 'One button'),
  ),
)
