/** Tailwind does the nesting, prefixing and minifying; nothing else runs. */
export default { plugins: { '@tailwindcss/postcss': {} } };
