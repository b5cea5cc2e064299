import { defineConfig } from 'orval';

// One function per operation and one type per schema, from the description that the tests hold against the
// running application. Errors are thrown by the mutator, so the functions return what a success returns.
export default defineConfig({
  waybill: {
    input: '../docs/openapi.json',
    output: {
      target: 'src/api/generated/waybill.ts',
      schemas: 'src/api/generated/model',
      mode: 'tags-split',
      client: 'fetch',
      clean: true,
      override: {
        mutator: { path: 'src/api/http.ts', name: 'request' },
        fetch: { includeHttpResponseReturnType: false },
      },
    },
  },
});
