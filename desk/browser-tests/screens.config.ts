import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

/** The pictures of docs/screens; see ./screens. */
export default defineConfig({ ...tests, testMatch: 'screens.ts' })
