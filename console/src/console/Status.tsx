import { Select } from '@mantine/core';
import { useStateName } from '../app/Badges';
import { useWords } from '../i18n';

/** Which of the states is looked at; all of them if none is chosen. */
export function Status({ all, value, choose }: { all: readonly string[]; value: string | null; choose: (value: string | null) => void }) {
  const t = useWords();
  const name = useStateName();
  return <Select clearable w={220} mb="sm" aria-label={t('column.stage')} placeholder={t('orders.any')} value={value} onChange={choose}
    data={all.map((each) => ({ value: each, label: name(each) }))} />;
}
