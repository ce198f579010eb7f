import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import { defineConfig, globalIgnores } from 'eslint/config'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** What would make two runs of one seed differ, or tie the simulation to one host. tests/tidy checks the same list without a linter. */
const impure = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'performance', 'console', 'process', 'Intl', 'Promise', 'crypto'] // prettier-ignore

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'test-results/', 'playwright-report/', '.reports/', '.vitest/', '**/*.generated.ts']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  vue.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: { parser: tseslint.parser, projectService: true, extraFileExtensions: ['.vue'] },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `noUncheckedIndexedAccess` makes every index suspect; a `!` beside a bounds check says what is known.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Handlers are generators by contract, also those which answer at once.
      'require-yield': 'off',
    },
  },
  { files: ['renderer/**'], languageOptions: { globals: globals.browser } },
  { files: ['electron/**', 'scripts/**', 'tests/**', '*.config.*'], languageOptions: { globals: globals.node } },
  {
    files: ['renderer/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: ['electron'], patterns: ['node:*'] }],
      'vue/no-v-html': 'error',
    },
  },
  {
    // The notes compiler runs inside the build, where files are read.
    files: ['renderer/notes/plugin.ts', 'renderer/notes/build/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['electron/cluster/**'],
    languageOptions: { globals: Object.fromEntries(impure.map((name) => [name, 'off'])) },
    rules: {
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-imports': ['error', { paths: ['electron', 'vue'], patterns: ['node:*'] }],
    },
  },
  {
    files: ['**/*.vue'],
    rules: { 'vue/multi-word-component-names': 'off' },
  },
  prettier,
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
)
