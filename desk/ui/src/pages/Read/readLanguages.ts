/** The languages that Dragoman reads. */
export const READ_LANGUAGES = ['en', 'es', 'fa', 'az', 'ru', 'tr', 'fr', 'ar', 'pt', 'kk', 'hy', 'de'] as const
