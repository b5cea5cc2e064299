import { Button, Container, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n';
import { Empty, Failure } from './states';

/** What nobody has foreseen, in place of the view that it broke. */
export function Crash({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <Container size="sm" py="xl">
      <Failure failure={error} retry={reset} />
    </Container>
  );
}

export function Missing() {
  const t = useWords();
  return (
    <Container size="sm" py="xl" component="main">
      <Stack align="center">
        <Empty title={t('missing.title')}>{t('missing.text')}</Empty>
        <Button component={Link} to="/console">
          {t('nav.home')}
        </Button>
      </Stack>
    </Container>
  );
}
