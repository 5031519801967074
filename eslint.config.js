import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["mzsh_kit/app/static/", "tests/app/axe/", "**/.*/", "dist/", "build/", "outputs/"] },
  js.configs.recommended,
  {
    rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error", "max-len": ["error", { code: 120 }] },
  },
  { files: ["mzsh_kit/app/js/**", "templates/**"], languageOptions: { globals: globals.browser } },
  { files: ["templates/**"], languageOptions: { sourceType: "script" } },
  { files: ["tests/js/**"], languageOptions: { globals: globals.node } },
];
