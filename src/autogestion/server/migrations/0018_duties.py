from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("server", "0017_following"),
    ]

    operations = [
        migrations.AddField(
            model_name='task',
            name='duty',
            field=models.CharField(default='', max_length=16),
        ),
    ]
